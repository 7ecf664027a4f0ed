package fix.simulator;

import fix.engine.Application;

/** The demo: the initiator sends orders, the acceptor executes them and sends news. */
final class OrderFlow implements Business {
    private static final long SECOND = 1_000_000_000L;

    private final World world;
    private final SimulationPlan plan;
    private final Ledger ledger = new Ledger();
    private final int news;
    private final long pace;

    OrderFlow(World world, SimulationPlan plan) {
        this.world = world;
        this.plan = plan;
        news = plan.orders() / 4;
        pace = new long[] {SECOND / 10_000, SECOND / 20, 2 * SECOND}[world.chance.below(3)];
    }

    @Override
    public Application initiator() {
        return new OrderEntry(world, ledger, pace, plan.orders());
    }

    @Override
    public Application acceptor() {
        return new Executor(world, ledger, 4 * pace, news);
    }

    @Override
    public boolean isDone() {
        return ledger.orderCount() == plan.orders() && ledger.newsCount() == news;
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
        oracle.judge(ledger, plan.resets());
    }
}
