/** What the account menu says, in German; it comes with what is in it. */
export const account = {
  roles: 'Ihre Rollen',
  noRoles: 'Ihnen wurde noch keine Rolle gegeben.',
  language: 'Sprache der Oberfläche',
  theme: 'Darstellung',
  themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  mail: 'E-Mails einstellen',
  password: 'Passwort ändern',
  signOut: 'Abmelden',
}
