package fix.core.dictionary;

/**
 * How strictly messages are held to a dictionary. The names are those of QuickFIX's settings.
 *
 * @param validateFieldsOutOfOrder     whether a field of the header after one of the body, or a field of either after the trailer began, is a fault
 * @param validateFieldsHaveValues     whether an empty value is a fault; where it is none, nothing else is asked of it
 * @param validateUserDefinedFields    whether tags from 5000 on that the dictionary lacks, or has in other messages only, are a fault
 * @param validateUnorderedGroupFields whether the fields of a repeating group's entry must come in the dictionary's order
 * @param allowUnknownMsgFields        whether tags below 5000 that the dictionary lacks, or has in other messages only, are accepted
 * @param allowUnknownEnumValues       whether values outside a field's enumeration are accepted
 * @param firstFieldInGroupIsDelimiter whether a repeating group's entries begin with whatever field its first entry begins with, instead of the dictionary's
 */
public record ValidationSettings(
        boolean validateFieldsOutOfOrder,
        boolean validateFieldsHaveValues,
        boolean validateUserDefinedFields,
        boolean validateUnorderedGroupFields,
        boolean allowUnknownMsgFields,
        boolean allowUnknownEnumValues,
        boolean firstFieldInGroupIsDelimiter) {
    private static final ValidationSettings STANDARD = new ValidationSettings(true, true, true, true, false, false, false);

    /** Everything is checked, nothing unknown is accepted. */
    public static ValidationSettings standard() {
        return STANDARD;
    }

    /** These settings, but for {@link #validateFieldsOutOfOrder()}. */
    public ValidationSettings withValidateFieldsOutOfOrder(boolean value) {
        return new ValidationSettings(value, validateFieldsHaveValues, validateUserDefinedFields, validateUnorderedGroupFields, allowUnknownMsgFields,
                allowUnknownEnumValues, firstFieldInGroupIsDelimiter);
    }

    /** These settings, but for {@link #validateFieldsHaveValues()}. */
    public ValidationSettings withValidateFieldsHaveValues(boolean value) {
        return new ValidationSettings(validateFieldsOutOfOrder, value, validateUserDefinedFields, validateUnorderedGroupFields, allowUnknownMsgFields,
                allowUnknownEnumValues, firstFieldInGroupIsDelimiter);
    }

    /** These settings, but for {@link #validateUserDefinedFields()}. */
    public ValidationSettings withValidateUserDefinedFields(boolean value) {
        return new ValidationSettings(validateFieldsOutOfOrder, validateFieldsHaveValues, value, validateUnorderedGroupFields, allowUnknownMsgFields,
                allowUnknownEnumValues, firstFieldInGroupIsDelimiter);
    }

    /** These settings, but for {@link #validateUnorderedGroupFields()}. */
    public ValidationSettings withValidateUnorderedGroupFields(boolean value) {
        return new ValidationSettings(validateFieldsOutOfOrder, validateFieldsHaveValues, validateUserDefinedFields, value, allowUnknownMsgFields,
                allowUnknownEnumValues, firstFieldInGroupIsDelimiter);
    }

    /** These settings, but for {@link #allowUnknownMsgFields()}. */
    public ValidationSettings withAllowUnknownMsgFields(boolean value) {
        return new ValidationSettings(validateFieldsOutOfOrder, validateFieldsHaveValues, validateUserDefinedFields, validateUnorderedGroupFields, value,
                allowUnknownEnumValues, firstFieldInGroupIsDelimiter);
    }

    /** These settings, but for {@link #allowUnknownEnumValues()}. */
    public ValidationSettings withAllowUnknownEnumValues(boolean value) {
        return new ValidationSettings(validateFieldsOutOfOrder, validateFieldsHaveValues, validateUserDefinedFields, validateUnorderedGroupFields,
                allowUnknownMsgFields, value, firstFieldInGroupIsDelimiter);
    }

    /** These settings, but for {@link #firstFieldInGroupIsDelimiter()}. */
    public ValidationSettings withFirstFieldInGroupIsDelimiter(boolean value) {
        return new ValidationSettings(validateFieldsOutOfOrder, validateFieldsHaveValues, validateUserDefinedFields, validateUnorderedGroupFields,
                allowUnknownMsgFields, allowUnknownEnumValues, value);
    }
}
