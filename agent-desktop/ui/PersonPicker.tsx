import { Radio } from '@mantine/core';
import type { PersonView } from '@zentrale/protocol/views';
import { PresenceMark } from './PresenceMark.tsx';
import classes from './PersonPicker.module.css';

const ORDER: Record<PersonView['presence'], number> = {
  available: 0,
  busy: 1,
  away: 2,
  offline: 3,
};

export function byPresence(a: PersonView, b: PersonView): number {
  return ORDER[a.presence] - ORDER[b.presence] || (a.name < b.name ? -1 : 1);
}

/** One person of several, with presence; who cannot be chosen stays visible. */
export function PersonPicker({
  label,
  people,
  value,
  skillName,
  whyNot,
  onChange,
}: {
  label: string;
  people: readonly PersonView[];
  value: string | null;
  skillName: (skillId: string) => string;
  whyNot: (person: PersonView) => string | null;
  onChange: (personId: string) => void;
}) {
  return (
    <Radio.Group label={label} value={value} onChange={onChange}>
      <div className={classes.people}>
        {people.map((person) => {
          const blocked = whyNot(person);
          const skills = person.skills.map(({ skillId }) => skillName(skillId)).join(', ');
          const about = [person.title, skills].filter((text) => text !== '').join(' · ');
          return (
            <Radio.Card
              key={person.personId}
              value={person.personId}
              disabled={blocked !== null}
              className={classes.person}
              aria-label={`${person.name}${blocked ? `, ${blocked}` : ''}`}
            >
              <Radio.Indicator size="xs" />
              <span className={classes.words}>
                <span className={classes.name}>{person.name}</span>
                <span className={classes.about}>{about}</span>
              </span>
              <PresenceMark presence={person.presence} />
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
