/** What messages and codec share: text of numbers and times, frames and fields as offsets into bytes. Not exported. */
package fix.core.wire;
