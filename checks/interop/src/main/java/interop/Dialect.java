package interop;

/**
 * What orders and executions have in one version of FIX and not in another.
 *
 * @param transactTime a NewOrderSingle has TransactTime(60), from FIX 4.2 on
 * @param execTransType an ExecutionReport has ExecTransType(20), up to FIX 4.2
 * @param execType it has ExecType(150) and LeavesQty(151), from FIX 4.1 on
 * @param lastShares it has OrderQty(38), LastShares(32) and LastPx(31) whatever it tells, in FIX 4.0 and 4.1
 */
record Dialect(boolean transactTime, boolean execTransType, boolean execType, boolean lastShares) {
    /** That of a session with this BeginString(8). */
    static Dialect of(String beginString) {
        boolean before41 = beginString.equals("FIX.4.0");
        boolean before42 = before41 || beginString.equals("FIX.4.1");
        return new Dialect(!before42, before42 || beginString.equals("FIX.4.2"), !before41, before42);
    }
}
