package fix.engine.threads;

import fix.engine.EngineClock;
import fix.engine.MessageLog;

/** What every session of an engine shares. */
record EngineContext(EngineClock clock, Ticker ticker, EventDispatcher events, MessageLog messageLog, Pools pools, Lateness lateness, Overload overload, Room room) {}
