package fix.core.dictionary;

import fix.core.codec.DataFields;
import java.util.HashMap;
import java.util.Map;

/**
 * Which field holds the length of which data field.
 *
 * <p>By name, as the standard forms them: {@code RawDataLength} and {@code RawData}, {@code EncodedTextLen} and {@code EncodedText}. Where no such name
 * exists, it is the field of type LENGTH that stands directly before the data wherever it is used.
 */
final class DataPairs {
    private final Map<Integer, Integer> dataByLength = new HashMap<>();
    private final Map<Integer, Integer> lengthByData = new HashMap<>();
    private final DataFields dataFields;

    private DataPairs(Dictionary dictionary) {
        for (var data : dictionary.fields()) {
            if (data.type().isData()) {
                pair(dictionary, data);
            }
        }
        dataFields = DataFields.of(dataByLength);
    }

    static DataPairs of(Dictionary dictionary) {
        return new DataPairs(dictionary);
    }

    DataFields dataFields() {
        return dataFields;
    }

    int lengthTagOf(int dataTag) {
        return lengthByData.getOrDefault(dataTag, 0);
    }

    private void pair(Dictionary dictionary, FieldDefinition data) {
        var length = dictionary.field(data.name().concat("Length"));
        if (length.isEmpty()) {
            length = dictionary.field(data.name().concat("Len"));
        }
        if (length.isPresent()) {
            pair(length.get().tag(), data.tag());
        } else {
            pairByPosition(dictionary, data);
        }
    }

    private void pairByPosition(Dictionary dictionary, FieldDefinition data) {
        for (var message : dictionary.messages()) {
            if (pairWithin(message, data)) {
                return;
            }
        }
    }

    private boolean pairWithin(MemberSet members, FieldDefinition data) {
        Member previous = null;
        for (var member : members.members()) {
            if (member.field().equals(data) && previous != null && previous.field().type() == FieldType.LENGTH) {
                pair(previous.tag(), data.tag());
                return true;
            }
            if (member instanceof Member.Group(var group, _) && pairWithin(group, data)) {
                return true;
            }
            previous = member;
        }
        return false;
    }

    private void pair(int length, int data) {
        if (dataByLength.putIfAbsent(length, data) == null) {
            lengthByData.put(data, length);
        }
    }
}
