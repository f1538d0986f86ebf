import { create } from 'zustand';

export type ContextTab = 'customer' | 'journey' | 'assist' | 'alarm' | 'identification';

/** What the panel on the right shows; shared because hints and composer open articles there. */
export const useContextPanel = create<{ tab: ContextTab; articleId: string | null }>(() => ({
  tab: 'assist',
  articleId: null,
}));

export function showTab(tab: ContextTab): void {
  useContextPanel.setState({ tab });
}

export function openArticle(articleId: string | null): void {
  useContextPanel.setState({ tab: 'assist', articleId });
}
