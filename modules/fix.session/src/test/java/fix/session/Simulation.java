package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * Two sessions that speak with each other, in virtual time, from a seed: sends, cuts, crashes, logouts, garbled frames, early ticks
 * and answers that come late, in any order. Then the faults end, and everything that was sent must arrive.
 */
final class Simulation {
    private static final long NANOS = 1_000_000_000L;
    /** How many deadlines may pass until two sound peers have told each other everything. */
    private static final int ROUNDS = 40;
    /** How many events may follow one another without time passing. */
    private static final int EVENTS_OF_ROUND = 20_000;

    private final Random random;
    private final boolean resets;
    private final SimPeer initiator;
    private final SimPeer acceptor;
    private SimLine line = new SimLine(0);
    private long mono = NANOS;

    /**
     * @param resets the initiator now and then asks for a reset: what is under way may then be lost, by agreement
     */
    Simulation(long seed, boolean resets) {
        random = new Random(seed);
        this.resets = resets;
        long heartBeat = List.of(0, 2, 10, 30).get(random.nextInt(4));
        long chunk = random.nextInt(3) * 2L;
        boolean resetOnLogon = resets && random.nextInt(4) == 0;
        boolean resetOnDisconnect = resets && random.nextInt(4) == 0;
        int holdAtMost = List.of(0, 2, 1_000).get(random.nextInt(3));
        var config = SessionConfig.builder(Scenario.ID, Role.ACCEPTOR)
                .resendRequestChunkSize(chunk).resetOnDisconnect(resetOnDisconnect).closedResendInterval(random.nextBoolean());
        acceptor = new SimPeer(config.build(), random, holdAtMost, !resets);
        initiator = new SimPeer(
                SessionConfig.builder(Scenario.ID.reversed(), Role.INITIATOR)
                        .heartBtInt(Duration.ofSeconds(heartBeat)).resetOnLogon(resetOnLogon).resetOnDisconnect(resetOnDisconnect)
                        .resendRequestChunkSize(random.nextInt(3)).build(),
                random, holdAtMost, !resets);
    }

    void run(int events) {
        for (int i = 0; i < events; i++) {
            disturb();
        }
        settle();
    }

    private Moment now() {
        return new Moment(1_700_000_000L * NANOS + mono, mono);
    }

    private SimPeer either() {
        return random.nextBoolean() ? initiator : acceptor;
    }

    // ---- faults

    private void disturb() {
        int oneIn = random.nextInt(3) == 0 ? 60 : 0;
        initiator.crashes(oneIn);
        acceptor.crashes(oneIn);
        switch (random.nextInt(40)) {
            case 0 -> line.cut();
            case 1 -> either().crash();
            case 2 -> {
                if (random.nextInt(3) == 0) {
                    either().logout(now());
                }
            }
            case 3 -> garbleOne(random.nextBoolean() ? Role.INITIATOR : Role.ACCEPTOR);
            case 4, 5 -> mono += random.nextLong(40 * NANOS);
            case 6, 7, 8 -> either().tick(now());
            case 9, 10, 11 -> toDeadline();
            case 12, 13, 14, 15 -> dial();
            case 16, 17, 18, 19, 20, 21 -> either().send(now());
            case 22, 23, 24, 25 -> either().answer(now());
            default -> either().read(now());
        }
    }

    private void garbleOne(Role reader) {
        var taken = line.read(reader);
        if (taken.isPresent()) {
            line.unread(reader, taken.get() instanceof SimLine.Item.Frame ? new SimLine.Item.Garbled() : taken.get());
        }
    }

    private void dial() {
        if (!initiator.isConnected()) {
            boolean reset = resets && random.nextInt(6) == 0;
            line = new SimLine(line.epoch + 1);
            initiator.connect(line, reset, now());
            acceptor.connect(line, false, now());
        }
    }

    private void toDeadline() {
        long deadline = Math.min(deadline(initiator), deadline(acceptor));
        if (deadline != Moment.NEVER) {
            mono = Math.max(mono, deadline);
            initiator.tick(now());
            acceptor.tick(now());
        }
    }

    private static long deadline(SimPeer peer) {
        return SessionProtocol.nextDeadline(peer.config, peer.state());
    }

    // ---- the end

    private void settle() {
        initiator.recovers();
        acceptor.recovers();
        for (int round = 0; round < ROUNDS; round++) {
            if (!initiator.isConnected() && !acceptor.isConnected()) {
                dial();
            }
            drain();
            initiator.send(now());
            acceptor.send(now());
            drain();
            if (isSettled()) {
                check(initiator, acceptor);
                check(acceptor, initiator);
                return;
            }
            long before = mono;
            toDeadline();
            mono = Math.max(mono, before + 11 * NANOS);
        }
        fail("not settled after " + ROUNDS + " deadlines:\n  " + initiator.summary() + "\n  " + acceptor.summary() + "\n  sent by the initiator "
                + tail(initiator.store.sent()) + "\n  accepted " + tail(acceptor.store.accepted()) + "\n  sent by the acceptor "
                + tail(acceptor.store.sent()) + "\n  accepted " + tail(initiator.store.accepted()));
    }

    private static List<String> tail(List<String> names) {
        return names.subList(Math.max(0, names.size() - 6), names.size());
    }

    private void drain() {
        int events = 0;
        while (initiator.hasWork() || acceptor.hasWork()) {
            var peer = either();
            if (random.nextBoolean()) {
                peer.read(now());
            } else {
                peer.answer(now());
            }
            assertTrue(++events < EVENTS_OF_ROUND, "the peers talk without end");
        }
    }

    private boolean isSettled() {
        return initiator.state() instanceof SessionState.Active(Link one) && one.inStep() && !one.resend().active()
                && acceptor.state() instanceof SessionState.Active(Link other) && other.inStep() && !other.resend().active()
                && one.numbers().nextInbound() == other.numbers().nextOutbound()
                && other.numbers().nextInbound() == one.numbers().nextOutbound();
    }

    private void check(SimPeer from, SimPeer to) {
        var sent = from.store.sent();
        var accepted = to.store.accepted();
        if (resets) {
            assertEquals(sent.stream().filter(new HashSet<>(accepted)::contains).toList(), accepted, "accepted in another order");
            assertEquals(sent.getLast(), accepted.getLast(), "the last message");
        } else {
            assertEquals(sent, accepted, "what " + from.config.role() + " sent and what came");
        }
    }
}
