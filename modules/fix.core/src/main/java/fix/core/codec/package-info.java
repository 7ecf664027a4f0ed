/**
 * From a stream of bytes to messages and back: {@link fix.core.codec.Framer} finds frames, {@link fix.core.codec.Decoder} makes
 * messages of them, {@link fix.core.codec.Encoder} writes header and trailer round a draft.
 *
 * <p>Threads: a framer and a decoder belong to one connection's reader, an encoder to one session's lock; none is thread-safe.
 * {@link fix.core.codec.WireLayout}, {@link fix.core.codec.GroupLayout}, {@link fix.core.codec.FrameLimits} and what decoding
 * returns are immutable.
 */
package fix.core.codec;
