package fix.core.dictionary;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML file with its line, so that what is found wrong later can still be pointed at. Text between elements is ignored. */
record XmlElement(String name, int line, Map<String, String> attributes, List<XmlElement> children) {
    private static final int MAX_DEPTH = 64;

    /** Reads a whole document; refuses document types, and with them every entity but the five of XML itself. */
    static XmlElement parse(InputStream in, String source) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            var reader = factory.createXMLStreamReader(in);
            try {
                return document(reader, source);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw notXml(source, e);
        }
    }

    /** The value of an attribute that must be there. */
    String require(String source, String attribute) {
        var value = attributes.get(attribute);
        if (value == null || value.isBlank()) {
            throw DictionaryException.at(source, line, "<" + name + "> lacks the attribute '" + attribute + "'; add it");
        }
        return value;
    }

    private static XmlElement document(XMLStreamReader reader, String source) throws XMLStreamException {
        XmlElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw DictionaryException.at(source, reader.getLocation().getLineNumber(), "a document type (<!DOCTYPE ...>) is not allowed here; remove it");
                case XMLStreamConstants.START_ELEMENT -> root = element(reader, source, 1);
                default -> {
                }
            }
        }
        return root;
    }

    private static XmlElement element(XMLStreamReader reader, String source, int depth) throws XMLStreamException {
        var line = reader.getLocation().getLineNumber();
        var name = plain(reader.getLocalName());
        if (depth > MAX_DEPTH) {
            throw DictionaryException.at(source, line, "elements are nested deeper than " + MAX_DEPTH + "; no dictionary needs that");
        }
        var attributes = HashMap.<String, String>newHashMap(reader.getAttributeCount());
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var children = new ArrayList<XmlElement>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, source, depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return new XmlElement(name, line, attributes, children);
                }
                default -> {
                }
            }
        }
    }

    /** The name without a namespace's prefix. */
    private static String plain(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static DictionaryException notXml(String source, XMLStreamException e) {
        var location = e.getLocation();
        var text = e.getMessage() == null ? "no reason given" : e.getMessage();
        var reason = text.substring(text.lastIndexOf("Message: ") < 0 ? 0 : text.lastIndexOf("Message: ") + "Message: ".length());
        return new DictionaryException(source + ':' + (location == null ? 0 : location.getLineNumber()) + ": not well-formed XML, correct it there: " + reason, e);
    }
}
