package fix.testkit;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Dictionary;
import java.util.Optional;

/** Messages, fields and values as people call them, as far as a dictionary is installed. */
final class Words {
    private final Optional<Dictionary> dictionary;

    private Words(Optional<Dictionary> dictionary) {
        this.dictionary = dictionary;
    }

    static Words of(String beginString) {
        return new Words(Dictionaries.find(beginString));
    }

    static Words of(Message message) {
        return of(message.beginString());
    }

    /** The whole message on one line, secrets masked. */
    String message(Message message) {
        return dictionary.map(known -> known.describe(message)).orElseGet(message::toString);
    }

    /** {@code ExecutionReport(8)}. */
    String type(String msgType) {
        return dictionary.flatMap(known -> known.message(msgType)).map(Object::toString).orElse("a message of type " + msgType);
    }

    /** {@code ClOrdID(11)}. */
    String field(int tag) {
        return dictionary.flatMap(known -> known.field(tag)).map(Object::toString).orElse("field " + tag);
    }

    /** {@code 2 FILLED}. Values of secret fields are masked. */
    String value(int tag, String value) {
        if (Tags.isSecret(MsgTypes.LOGON, tag)) {
            return "***";
        }
        return value + dictionary.flatMap(known -> known.field(tag)).flatMap(field -> field.nameOf(value)).map(name -> " " + name).orElse("");
    }
}
