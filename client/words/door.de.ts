/** What the door says, in German; it comes with that page. */
export const door = {
  signIn: {
    title: 'Anmelden',
    lead: 'Hier schreiben die Arbeitsgemeinschaften gemeinsam am Lokalen Integrationsplan.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    waiting: 'Anmeldung läuft …',
    emailMissing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    passwordMissing: 'Bitte geben Sie Ihr Passwort ein.',
    help: 'Noch kein Zugang oder Passwort vergessen? Die Administration Ihrer Dienststelle hilft weiter.',
  },
  demo: {
    title: 'Demo-Welt: alle Personen sind erfunden',
    body: 'Dies ist eine Vorführung. Namen, Rollen und Texte sind ausgedacht. Wer diese Seite öffnet, kann ohne Passwort als jede dieser Personen eintreten und alles lesen und ändern, was sie darf. Bitte tragen Sie nichts Vertrauliches ein.',
    choose: 'Als eine dieser Personen eintreten',
    enterAs: 'Eintreten als {{name}}, {{role}}',
    own: 'Mit eigenem Konto anmelden',
    groups: {
      expert: 'Expert*innen der Arbeitsgemeinschaften',
      moderator: 'Moderation',
      steering: 'Lenkungsgruppe',
      advisor: 'Beratende Gremien',
      committee: 'Internationaler Ausschuss',
      admin: 'Administration',
    },
  },
}
