import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tx } from '@zentrale/kernel/ports';
import { asId, type ArticleId } from '@zentrale/kernel/values';
import { ArticleInput, NextBestActionInput } from '@zentrale/knowledge/app';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';

/** Articles and next best actions of the demo shop, from the files beside this one. */
export async function seedKnowledge(centre: Centre, tx: Tx): Promise<void> {
  const articles = z.array(ArticleInput).parse(await readJson('articles.json'));
  for (const { articleId, ...article } of articles) {
    const id = articleId === undefined ? {} : { articleId: asId<ArticleId>(articleId) };
    await centre.knowledge.saveArticle(tx, { ...article, ...id });
  }
  const actions = z.array(NextBestActionInput).parse(await readJson('actions.json'));
  await centre.knowledge.saveActions(tx, actions);
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(import.meta.dirname, name), 'utf8'));
}
