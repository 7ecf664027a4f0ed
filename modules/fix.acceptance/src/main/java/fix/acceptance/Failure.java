package fix.acceptance;

import java.util.List;

/**
 * Where and how a script failed. Texts have {@code |} for SOH, secrets masked.
 *
 * @param file the script
 * @param line the line of the step that failed, from 1
 * @param expected what the step asked for
 * @param received what came instead
 * @param differences one sentence a tag or fault; empty where there is nothing to compare
 * @param transcript all that was sent and received up to then
 */
public record Failure(String file, int line, String expected, String received, List<String> differences, List<String> transcript) {
    public Failure {
        differences = List.copyOf(differences);
        transcript = List.copyOf(transcript);
    }

    /** The failure as a paragraph for people. */
    public String inWords() {
        var text = new StringBuilder(file).append(':').append(line).append('\n');
        text.append("  expected: ").append(expected).append('\n');
        text.append("  received: ").append(received).append('\n');
        differences.forEach(difference -> text.append("    ").append(difference).append('\n'));
        text.append("  so far:\n");
        transcript.forEach(entry -> text.append("    ").append(entry).append('\n'));
        return text.toString();
    }
}
