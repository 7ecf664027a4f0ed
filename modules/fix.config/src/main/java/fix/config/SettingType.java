package fix.config;

import java.util.List;

/**
 * How a setting's text becomes a value. Immutable.
 *
 * @param <T> the value's type
 */
public interface SettingType<T> {

    /**
     * Reads a text from which blanks at both ends were taken.
     *
     * @param text what stands after the equals sign; may be empty
     * @return the value, never null
     * @throws IllegalArgumentException if the text is none of {@link #allowed}; the message is a phrase that does not repeat the text
     */
    T parse(String text);

    /** The text that gives this value. */
    String format(T value);

    /** What is allowed, with unit and bounds, as a phrase: {@code "whole seconds, 0 to 86400"}. */
    String allowed();

    /** The words that are allowed when they can be counted, otherwise empty. */
    default List<String> words() {
        return List.of();
    }
}
