package fix.simulator;

class Sweep {
    public static void main(String[] a) {
        long from = Long.parseLong(a[0]), to = Long.parseLong(a[1]);
        boolean one = to == from + 1;
        long begin = System.nanoTime(), events = 0, bad = 0;
        var plan = SimulationPlan.standard().withHistoryLines(a.length > 2 ? Integer.parseInt(a[2]) : 60);
        for (long s = from; s < to; s++) {
            var r = Simulation.run(s, plan);
            events += r.events();
            if (one) {
                System.out.println(r.report());
                if (r.isSound()) r.history().forEach(System.out::println);
            } else if (!r.isSound()) {
                bad++;
                System.out.println(s + " " + r.violations().getFirst().lines().limit(4).toList() + " " + r.violations().size());
            }
        }
        long t = System.nanoTime() - begin;
        System.out.printf("%d seeds, %d bad, %d events, %.1f ms/seed, %.0f events/s%n", to - from, bad, events, t / 1e6 / (to - from), events * 1e9 / t);
    }
}
