/** The people of the demo world: one click and one is they; none has a password. */
import type { Grant } from '#shared/grant'
import { chapterId, personId, workingGroupId, type PersonId } from '#shared/ids'

export interface DemoPerson {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly grants: readonly Grant[]
}

const expert = (group: string): Grant => ({
  role: 'expert',
  workingGroup: workingGroupId.parse(`wg_${group}`),
})
const moderator = (chapter: string): Grant => ({
  role: 'moderator',
  chapter: chapterId.parse(`cha_${chapter}`),
})
const advisor = (body: string): Grant => ({ role: 'advisor', body })
const chairOf = (body: string): Grant => ({ role: 'advisor', body, chair: true })

const person = (id: string, name: string, email: string, ...grants: Grant[]): DemoPerson => ({
  id: personId.parse(`per_${id}`),
  name,
  email: `${email}@demo.example`,
  grants,
})

export const demoPeople: readonly DemoPerson[] = [
  person('aylin', 'Aylin Demir', 'aylin.demir', expert('bildung')),
  person('jonas', 'Jonas Brandt', 'jonas.brandt', expert('bildung')),
  person('thimai', 'Thi Mai Nguyen', 'thi-mai.nguyen', expert('bildung')),
  person('olena', 'Olena Kovalenko', 'olena.kovalenko', expert('soziales')),
  person('martin', 'Martin Fuhrmann', 'martin.fuhrmann', expert('soziales')),
  person('fatou', 'Fatou Diallo', 'fatou.diallo', expert('demokratie')),
  person('samira', 'Samira Haddad', 'samira.haddad', expert('stadtleben')),
  // A member of an Integrationsbeirat who also sits in a working group: the better standing counts.
  person(
    'pawel',
    'Paweł Nowak',
    'pawel.nowak',
    expert('wirtschaft'),
    advisor('Integrationsbeirat Ricklingen'),
  ),
  person(
    'sabine',
    'Sabine Krüger',
    'sabine.krueger',
    ...['bildung', 'soziales', 'verwaltung'].map(moderator),
  ),
  person(
    'henrik',
    'Henrik Lindemann',
    'henrik.lindemann',
    ...['demokratie', 'stadtleben', 'wirtschaft'].map(moderator),
  ),
  person('ursula', 'Dr. Ursula Behrens', 'ursula.behrens', { role: 'steering', chair: true }),
  person('mehmet', 'Mehmet Yıldız', 'mehmet.yildiz', { role: 'steering' }),
  person('amir', 'Amir Rezaei', 'amir.rezaei', chairOf('Integrationsbeirat Linden-Limmer')),
  person('leyla', 'Leyla Aydın', 'leyla.aydin', advisor('Integrationsbeirat Linden-Limmer')),
  person(
    'miriam',
    'Miriam Goldstein',
    'miriam.goldstein',
    advisor('Runder Tisch für Gleichberechtigung und gegen Rassismus'),
  ),
  person('thomas', 'Thomas Oelkers', 'thomas.oelkers', { role: 'committee' }),
  person('nadine', 'Nadine Voß', 'nadine.voss', { role: 'admin' }),
]
