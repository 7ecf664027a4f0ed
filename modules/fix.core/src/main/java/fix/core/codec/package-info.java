/** Framing, decoding and encoding; every class here belongs to one connection or session at a time and is not thread-safe. */
package fix.core.codec;
