// Live updates: server-sent events, which the browser connects again by itself.
export function listen(handlers) {
  let source, wait = 1000;
  const connect = () => {
    source = new EventSource("live");
    source.onopen = () => { wait = 1000; handlers.state("live"); };
    source.onerror = () => {
      handlers.state("lost");
      // A closed source does not come back alone.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, wait = Math.min(wait * 2, 15000));
    };
    for (const name of ["aircraft", "counts", "health"])
      source.addEventListener(name, e => handlers[name](JSON.parse(e.data)));
  };
  connect();
}
