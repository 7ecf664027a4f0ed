package interop;

import java.io.IOException;
import java.util.List;

/** A party in a process of its own, which can be killed and begun again. */
final class ChildParty implements Party {
    private final List<String> program;
    private final String arguments;
    private final Transcript heard;
    private Child child;
    private boolean closed;

    /** @param arguments what the program is told to begin with */
    ChildParty(String name, List<String> program, String arguments) {
        this.program = program;
        this.arguments = arguments;
        heard = new Transcript(name);
    }

    ChildParty start() throws IOException, InterruptedException {
        child = Child.take(program, heard);
        try {
            obey("begin " + arguments);
            return this;
        } catch (AssertionError slow) {
            child.kill();
            throw slow;
        }
    }

    /** Ends the process at once. */
    void kill() throws InterruptedException {
        child.kill();
        heard.add("! killed");
    }

    @Override
    public Transcript heard() {
        return heard;
    }

    @Override
    public void orders(String prefix, int count) throws IOException {
        child.say("orders " + prefix + " " + count);
    }

    @Override
    public Numbers numbers() throws IOException, InterruptedException {
        int mark = heard.mark();
        child.say("numbers");
        var words = heard.await(mark, "NUMBERS").split(" ");
        return new Numbers(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    @Override
    public void set(int nextOutbound, int nextInbound) throws IOException, InterruptedException {
        obey("set " + nextOutbound + " " + nextInbound);
    }

    @Override
    public void logout() throws IOException, InterruptedException {
        obey("logout");
    }

    @Override
    public void logon() throws IOException, InterruptedException {
        obey("logon");
    }

    /** Sends a TestRequest. */
    void ask(String testReqId) throws IOException, InterruptedException {
        obey("ask " + testReqId);
    }

    @Override
    public void reset() throws IOException, InterruptedException {
        obey("reset");
    }

    private void obey(String line) throws IOException, InterruptedException {
        int mark = heard.mark();
        child.say(line);
        heard.await(mark, "DONE " + line.split(" ")[0]);
    }

    /** Ends the session in order; by force when it takes too long. From then on the process belongs to others. */
    @Override
    public void close() throws IOException {
        if (closed || child == null) {
            return;
        }
        closed = true;
        try {
            if (!child.isAlive() || !hasEnded()) {
                child.kill();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasEnded() throws IOException, InterruptedException {
        try {
            obey("end");
            child.keep();
            return true;
        } catch (AssertionError slow) {
            heard.add("! " + slow.getMessage());
            return false;
        }
    }
}
