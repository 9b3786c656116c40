/** Where a section stands, as a quiet word with a sign before it. */
export function StageMark({
  stage,
  children,
}: {
  stage: 'drafting' | 'signing' | 'signedOff'
  children: string
}) {
  return <span className={`mark mark--${stage}`}>{children}</span>
}
