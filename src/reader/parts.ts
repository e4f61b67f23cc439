import { hydrate, mount, unmount, type ComponentProps } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import Part from './Part.svelte';

const asleep: (() => void)[] = [];

/**
 * Wakes a part of the page that the build has filled in. The parts take their turns, each in a task of its own, so that
 * a slow phone answers in between; until then they are as complete as they are without script. What is added while a
 * story is edited is there at once.
 */
export function part(props: ComponentProps<typeof Part>): Attachment<HTMLElement> {
  return (target) => {
    let made: Record<string, unknown> | undefined;
    let gone = false;
    if (!target.firstChild) made = mount(Part, { target, props });
    else if (asleep.push(() => gone || (made = hydrate(Part, { target, props }))) === 1) setTimeout(wake);
    return () => {
      gone = true;
      if (made) void unmount(made);
    };
  };
}

function wake(): void {
  asleep[0]?.();
  asleep.shift();
  if (asleep.length > 0) setTimeout(wake);
}
