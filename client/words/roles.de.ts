/** Roles by their names, in German; they come with what names them. */
export const roles = {
  role: {
    expert: 'Expert*in',
    moderator: 'Moderation',
    steering: 'Lenkungsgruppe',
    advisor: 'Beratendes Gremium',
    committee: 'Internationaler Ausschuss',
    admin: 'Administration',
  },
  held: {
    expert: 'Expert*in, AG {{number}} {{name}}',
    moderator: 'Moderation, Handlungsfeld {{number}}',
    advisor: 'Beratendes Gremium, {{body}}',
    chair: '{{role}} (Vorsitz)',
  },
}
