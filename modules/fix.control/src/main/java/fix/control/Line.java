package fix.control;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of the protocol.
 *
 * @param word what it is: a command, or one of the answers
 * @param fields what it says, by name
 */
record Line(String word, Map<String, String> fields) {
    static final String HELLO = "HEDDLE-CONTROL";
    static final String VERSION = "1";
    static final String DATA = "DATA";
    static final String OK = "OK";
    static final String ERROR = "ERR";

    static Line of(String word) {
        return new Line(word, Map.of());
    }

    static Line error(String text) {
        return new Line(ERROR, Map.of("text", text));
    }

    Line with(String key, String value) {
        var more = new TreeMap<>(fields);
        more.put(key, value);
        return new Line(word, Map.copyOf(more));
    }

    /** @throws ControlException when it is none */
    static Line parse(String text) throws ControlException {
        var words = text.split(" ", -1);
        var fields = new LinkedHashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 1) {
                throw new ControlException("a line that is no command: a word, then key=value");
            }
            try {
                fields.put(words[i].substring(0, equals), URLDecoder.decode(words[i].substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException malformed) {
                throw new ControlException("a value that is not written as in the query of a URL");
            }
        }
        return new Line(words[0], Map.copyOf(fields));
    }

    String get(String key) {
        return fields.getOrDefault(key, "");
    }

    OptionalLong number(String key) throws ControlException {
        var text = get(key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException malformed) {
            throw new ControlException(key + " is no whole number");
        }
    }

    /** As it goes over the socket, without the line end. */
    String text() {
        return word + fields.entrySet().stream()
                .map(field -> " " + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** Without the values: one may be the token. */
    @Override
    public String toString() {
        return word + fields.keySet();
    }
}
