package fix.dictionary.testkit;

import fix.core.Message;
import fix.core.dictionary.SessionRejectReason;

/**
 * A message that is right but for one flaw, and what a Reject(3) of it says.
 *
 * @param message  whole, with the right BodyLength and CheckSum
 * @param flaw     what is wrong with it
 * @param reason   SessionRejectReason(373)
 * @param refTagID RefTagID(371)
 */
public record FlawedMessage(Message message, Flaw flaw, SessionRejectReason reason, int refTagID) {
}
