package fix.simulator;

import fix.engine.Application;

/** The demo: the initiator sends orders, the acceptor executes them and sends news. */
final class OrderFlow implements Business {
    private static final long SECOND = 1_000_000_000L;

    private final World world;
    private final Dialect dialect;
    private final Ledger ledger = new Ledger();
    private final int orders;
    private final int news;
    private final long pace;
    private final long newsPace;

    /** @param spread orders come seldom enough that a run outlasts several sessions of a schedule */
    OrderFlow(World world, Dialect dialect, int orders, boolean spread) {
        this.world = world;
        this.dialect = dialect;
        this.orders = orders;
        news = orders / 4;
        int how = world.choices.of("pace").below(3);
        pace = world.tempo.isInstant() ? 0 : spread ? new long[] {2 * SECOND, 8 * SECOND, 15 * SECOND}[how] : new long[] {SECOND / 10_000, SECOND / 20, 2 * SECOND}[how];
        newsPace = spread ? pace : 4 * pace;
    }

    @Override
    public Application initiator() {
        return new OrderEntry(world, ledger, dialect, pace, orders);
    }

    @Override
    public Application acceptor() {
        return new Executor(world, ledger, dialect, newsPace, news);
    }

    @Override
    public boolean isDone() {
        return ledger.orderCount() == orders && ledger.newsCount() == news;
    }

    @Override
    public boolean outlastsItself() {
        return false;
    }

    @Override
    public int progress() {
        return ledger.orderCount() + ledger.newsCount();
    }

    @Override
    public int promised() {
        return ledger.promised.size();
    }

    @Override
    public void judge(Oracle oracle) {
        oracle.judge(ledger);
    }
}
