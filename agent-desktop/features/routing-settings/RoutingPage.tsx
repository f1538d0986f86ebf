import { useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { hasRole, useSession } from '../../api/session.ts';
import { topics } from '../../realtime/desk.ts';
import { useTopic } from '../../realtime/use-topic.ts';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import { CentreForm } from './centre/CentreForm.tsx';
import { HistoryPage } from './history/HistoryPage.tsx';
import { PreviewPage } from './preview/PreviewPage.tsx';
import { SECTION_NAMES } from './section-names.ts';
import { isSection, SECTIONS, type Section } from './sections.ts';
import { SettingsOf } from './SettingsOf.tsx';
import { SkillsForm } from './skills/SkillsForm.tsx';
import { useSettings } from './use-settings.ts';
import classes from './routing.module.css';

/** How routing is laid down: administrators change it, supervisors see it and care for agents. */
export function RoutingPage() {
  const { t } = useLingui();
  const topic = useTopic('routing-settings');
  const params: { section?: string; id?: string } = useParams({ strict: false });
  const section: Section = isSection(params.section) ? params.section : 'queues';
  if (topic.phase === 'refused' && topic.problem) {
    const isForbidden = topic.problem.status === 403;
    return (
      <ErrorState
        problem={topic.problem}
        {...(isForbidden ? {} : { onRetry: () => void topics.resync() })}
      />
    );
  }
  return (
    <div className={classes.page}>
      <title>{t`Routing – Zentrale`}</title>
      <header className={classes.head}>
        <h1>{t`Routing`}</h1>
        <SectionLinks current={section} />
      </header>
      <div className={classes.content}>
        {topic.phase === 'loading' ? (
          <LoadingRows count={8} />
        ) : (
          <SectionBody section={section} id={params.id ?? null} />
        )}
      </div>
    </div>
  );
}

function SectionLinks({ current }: { current: Section }) {
  const { t, i18n } = useLingui();
  return (
    <nav aria-label={t`Parts of routing`} className={classes.sections}>
      {SECTIONS.map((section) => (
        <Link
          key={section}
          to="/routing/$section"
          params={{ section }}
          search={{}}
          className={classes.section}
          aria-current={section === current ? 'page' : undefined}
        >
          {i18n._(SECTION_NAMES[section])}
        </Link>
      ))}
    </nav>
  );
}

function SectionBody({ section, id }: { section: Section; id: string | null }) {
  const { centre, skills } = useSettings();
  const session = useSession();
  const isAdministrator = hasRole(session, 'administrator');
  switch (section) {
    case 'queues':
    case 'agents':
    case 'profiles':
    case 'hours':
      return <SettingsOf section={section} id={id} isReadOnly={!isAdministrator} />;
    case 'skills':
      return skills === null ? null : <SkillsForm view={skills} isReadOnly={!isAdministrator} />;
    case 'centre':
      return centre === null ? null : <CentreForm view={centre} isReadOnly={!isAdministrator} />;
    case 'preview':
      return <PreviewPage />;
    case 'history':
      return <HistoryPage mayUndo={({ kind }) => isAdministrator || kind === 'agent'} />;
  }
}
