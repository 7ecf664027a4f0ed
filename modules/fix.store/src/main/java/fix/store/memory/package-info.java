/**
 * The store on the heap. Not exported: {@link fix.store.MessageStore#inMemory}. Each session has a lock of its own, held for as long as
 * copying references takes.
 */
package fix.store.memory;
