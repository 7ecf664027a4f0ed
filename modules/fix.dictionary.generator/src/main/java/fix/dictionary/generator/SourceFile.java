package fix.dictionary.generator;

/** The text of a Java class that holds nothing but constants. */
final class SourceFile {
    private final StringBuilder text = new StringBuilder();

    SourceFile(String packageName, String className, String comment) {
        text.append("package ").append(packageName).append(";\n\n/** ").append(comment).append(" Generated: do not edit. */\n")
                .append("public final class ").append(className).append(" {\n    private ").append(className).append("() {\n    }\n");
    }

    void constant(String comment, String type, String name, String literal) {
        text.append("\n    /** {@code ").append(comment).append("}. */\n    public static final ").append(type).append(' ').append(name).append(" = ").append(literal)
                .append(";\n");
    }

    String text() {
        return text + "}\n";
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
