import { useState } from 'react';
import { serverNow } from '../../../realtime/clock.ts';

/** Today as `YYYY-MM-DD`, in the reader's time zone; stays what it was when first asked for. */
export function useServerDay(): string {
  const [day] = useState(() => {
    const now = new Date(serverNow());
    const two = (value: number) => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });
  return day;
}
