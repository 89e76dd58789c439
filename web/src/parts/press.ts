/** What a press does, by pointer or by Enter and the space bar: for parts of a drawing that act as buttons. */
export function press(act: () => void): (node: SVGElement) => () => void {
  return (node) => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      act();
    };
    node.addEventListener('click', act);
    node.addEventListener('keydown', key);
    return () => {
      node.removeEventListener('click', act);
      node.removeEventListener('keydown', key);
    };
  };
}
