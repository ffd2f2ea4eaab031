import type { CDPSession } from 'playwright-core';

interface Snapshot {
  snapshot: { meta: { node_fields: string[] } };
  nodes: number[];
  strings: string[];
}

/** As the snapshot writes whether a node is in the document. */
const detached = 2;

/** Takes a picture of the heap and returns the names of DOM nodes in it that are in no document any more. */
export async function detachedNodes(session: CDPSession): Promise<string[]> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes, strings }: Snapshot = JSON.parse(chunks.join(''));
  const fields = snapshot.meta.node_fields;
  const [nameAt, stateAt] = [fields.indexOf('name'), fields.indexOf('detachedness')];
  if (nameAt < 0 || stateAt < 0) throw new Error('This Chromium writes its heap in another way.');
  const names: string[] = [];
  for (let index = 0; index < nodes.length; index += fields.length) {
    if (nodes[index + stateAt] === detached) names.push(strings[nodes[index + nameAt] ?? -1] ?? '');
  }
  return names;
}
