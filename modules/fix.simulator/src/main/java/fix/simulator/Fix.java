package fix.simulator;

/** What the demo applications speak of, by number. */
final class Fix {
    static final String NEW_ORDER_SINGLE = "D";
    static final String EXECUTION_REPORT = "8";
    static final String NEWS = "B";
    static final String BUSINESS_MESSAGE_REJECT = "j";
    static final int AVG_PX = 6;
    static final int CL_ORD_ID = 11;
    static final int CUM_QTY = 14;
    static final int EXEC_ID = 17;
    static final int EXEC_TRANS_TYPE = 20;
    static final int HANDL_INST = 21;
    static final int LAST_PX = 31;
    static final int LAST_SHARES = 32;
    static final int NO_LINES_OF_TEXT = 33;
    static final int ORDER_ID = 37;
    static final int ORDER_QTY = 38;
    static final int ORD_STATUS = 39;
    static final int ORD_TYPE = 40;
    static final int PRICE = 44;
    static final int SIDE = 54;
    static final int SYMBOL = 55;
    static final int TEXT = 58;
    static final int TRANSACT_TIME = 60;
    static final int HEADLINE = 148;
    static final int EXEC_TYPE = 150;
    static final int LEAVES_QTY = 151;

    private Fix() {}
}
