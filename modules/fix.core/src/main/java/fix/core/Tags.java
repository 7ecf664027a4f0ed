package fix.core;

/** Tags of the standard header and trailer and of the session-level messages; all others are in a dictionary's constants. */
public final class Tags {

    public static final int BEGIN_SEQ_NO = 7;
    public static final int BEGIN_STRING = 8;
    public static final int BODY_LENGTH = 9;
    public static final int CHECK_SUM = 10;
    public static final int END_SEQ_NO = 16;
    public static final int MSG_SEQ_NUM = 34;
    public static final int MSG_TYPE = 35;
    public static final int NEW_SEQ_NO = 36;
    public static final int POSS_DUP_FLAG = 43;
    public static final int REF_SEQ_NUM = 45;
    public static final int SENDER_COMP_ID = 49;
    public static final int SENDER_SUB_ID = 50;
    public static final int SENDING_TIME = 52;
    public static final int TARGET_COMP_ID = 56;
    public static final int TARGET_SUB_ID = 57;
    public static final int TEXT = 58;
    public static final int SIGNATURE = 89;
    public static final int SECURE_DATA_LEN = 90;
    public static final int SECURE_DATA = 91;
    public static final int SIGNATURE_LENGTH = 93;
    public static final int RAW_DATA_LENGTH = 95;
    public static final int RAW_DATA = 96;
    public static final int POSS_RESEND = 97;
    public static final int ENCRYPT_METHOD = 98;
    public static final int HEART_BT_INT = 108;
    public static final int TEST_REQ_ID = 112;
    public static final int ON_BEHALF_OF_COMP_ID = 115;
    public static final int ON_BEHALF_OF_SUB_ID = 116;
    public static final int ORIG_SENDING_TIME = 122;
    public static final int GAP_FILL_FLAG = 123;
    public static final int DELIVER_TO_COMP_ID = 128;
    public static final int DELIVER_TO_SUB_ID = 129;
    public static final int RESET_SEQ_NUM_FLAG = 141;
    public static final int SENDER_LOCATION_ID = 142;
    public static final int TARGET_LOCATION_ID = 143;
    public static final int ON_BEHALF_OF_LOCATION_ID = 144;
    public static final int DELIVER_TO_LOCATION_ID = 145;
    public static final int XML_DATA_LEN = 212;
    public static final int XML_DATA = 213;
    public static final int MESSAGE_ENCODING = 347;
    public static final int ENCODED_TEXT_LEN = 354;
    public static final int ENCODED_TEXT = 355;
    public static final int LAST_MSG_SEQ_NUM_PROCESSED = 369;
    public static final int ON_BEHALF_OF_SENDING_TIME = 370;
    public static final int REF_TAG_ID = 371;
    public static final int REF_MSG_TYPE = 372;
    public static final int SESSION_REJECT_REASON = 373;
    public static final int BUSINESS_REJECT_REF_ID = 379;
    public static final int BUSINESS_REJECT_REASON = 380;
    public static final int MAX_MESSAGE_SIZE = 383;
    public static final int NO_MSG_TYPES = 384;
    public static final int MSG_DIRECTION = 385;
    public static final int TEST_MESSAGE_INDICATOR = 464;
    public static final int USERNAME = 553;
    public static final int PASSWORD = 554;
    public static final int NO_HOPS = 627;
    public static final int HOP_COMP_ID = 628;
    public static final int HOP_SENDING_TIME = 629;
    public static final int HOP_REF_ID = 630;
    public static final int NEXT_EXPECTED_MSG_SEQ_NUM = 789;
    public static final int NEW_PASSWORD = 925;
    public static final int APPL_VER_ID = 1128;
    public static final int CSTM_APPL_VER_ID = 1129;
    public static final int REF_APPL_VER_ID = 1130;
    public static final int DEFAULT_APPL_VER_ID = 1137;
    public static final int APPL_EXT_ID = 1156;
    public static final int SESSION_STATUS = 1409;

    private Tags() {
    }

    /** Whether the tag is one of the standard header, in any version of FIX. */
    public static boolean isHeader(int tag) {
        return switch (tag) {
            case BEGIN_STRING, BODY_LENGTH, MSG_SEQ_NUM, MSG_TYPE, POSS_DUP_FLAG, SENDER_COMP_ID, SENDER_SUB_ID, SENDING_TIME,
                TARGET_COMP_ID, TARGET_SUB_ID, SECURE_DATA_LEN, SECURE_DATA, POSS_RESEND, ON_BEHALF_OF_COMP_ID,
                ON_BEHALF_OF_SUB_ID, ORIG_SENDING_TIME, DELIVER_TO_COMP_ID, DELIVER_TO_SUB_ID, SENDER_LOCATION_ID,
                TARGET_LOCATION_ID, ON_BEHALF_OF_LOCATION_ID, DELIVER_TO_LOCATION_ID, XML_DATA_LEN, XML_DATA,
                MESSAGE_ENCODING, LAST_MSG_SEQ_NUM_PROCESSED, ON_BEHALF_OF_SENDING_TIME, NO_HOPS, HOP_COMP_ID,
                HOP_SENDING_TIME, HOP_REF_ID, APPL_VER_ID, CSTM_APPL_VER_ID, APPL_EXT_ID -> true;
            default -> false;
        };
    }

    /** Whether the tag is one of the standard trailer: 93, 89 and 10. */
    public static boolean isTrailer(int tag) {
        return tag == CHECK_SUM || tag == SIGNATURE || tag == SIGNATURE_LENGTH;
    }

    /**
     * Whether the session writes the field: 8, 9, 35, 34, 49, 52, 56, 43, 122 and 10. A {@link MessageBuilder} takes none of them but
     * PossDupFlag(43) and OrigSendingTime(122), which a session leaves out unless AllowPosDup=Y.
     */
    public static boolean isWrittenBySession(int tag) {
        return switch (tag) {
            case BEGIN_STRING, BODY_LENGTH, MSG_TYPE, MSG_SEQ_NUM, SENDER_COMP_ID, SENDING_TIME, TARGET_COMP_ID, POSS_DUP_FLAG,
                ORIG_SENDING_TIME, CHECK_SUM -> true;
            default -> false;
        };
    }

    /**
     * Whether the field's value must appear in no log and no exception: 554 and 925 always, 96 in a Logon, and what {@link Masking} was told.
     *
     * @param msgType the message's type; 96 counts as a secret when it is {@code A}
     */
    public static boolean isSecret(String msgType, int tag) {
        return isCredential(msgType, tag) || ChosenTags.isUnshown(tag);
    }

    static boolean isCredential(String msgType, int tag) {
        return tag == PASSWORD || tag == NEW_PASSWORD || tag == RAW_DATA && msgType.equals(MsgTypes.LOGON);
    }
}
