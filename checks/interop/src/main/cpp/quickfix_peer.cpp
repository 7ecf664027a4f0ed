// QuickFIX C++ as a counterparty in a process of its own, with one session and a file store. The words that it reads and writes are
// those of CommandLoop.java; `begin` takes the path of a settings file. Events may be written by any thread, one line at a time.

#include <algorithm>
#include <atomic>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>

#include <quickfix/Application.h>
#include <quickfix/FieldConvertors.h>
#include <quickfix/FileStore.h>
#include <quickfix/Message.h>
#include <quickfix/Session.h>
#include <quickfix/SessionSettings.h>
#include <quickfix/SocketAcceptor.h>
#include <quickfix/SocketInitiator.h>

namespace {

std::mutex output;

void event(const std::string& line) {
    std::lock_guard<std::mutex> guard(output);
    std::cout << line << std::endl;
}

FIX::Message message(const std::string& type) {
    FIX::Message message;
    message.getHeader().setField(FIX::FIELD::MsgType, type);
    return message;
}

// What differs between the versions: see Dialect.java.
bool is(const FIX::SessionID& session, std::initializer_list<const char*> versions) {
    const auto& version = session.getBeginString().getString();
    return std::any_of(versions.begin(), versions.end(), [&](const char* one) { return version == one; });
}

FIX::Message order(const FIX::SessionID& session, const std::string& clOrdId) {
    auto order = message("D");
    order.setField(FIX::FIELD::ClOrdID, clOrdId);
    order.setField(FIX::FIELD::HandlInst, "1");
    order.setField(FIX::FIELD::Symbol, "HDL");
    order.setField(FIX::FIELD::Side, "1");
    if (!is(session, {"FIX.4.0", "FIX.4.1"})) {
        order.setField(FIX::FIELD::TransactTime, FIX::UtcTimeStampConvertor::convert(FIX::UtcTimeStamp(), 3));
    }
    order.setField(FIX::FIELD::OrderQty, "100");
    order.setField(FIX::FIELD::OrdType, "2");
    order.setField(FIX::FIELD::Price, "187.25");
    return order;
}

FIX::Message report(const FIX::Message& order, const FIX::SessionID& session) {
    static std::atomic<int> executions;      // ExecID(17) is a number in FIX 4.0
    const auto& clOrdId = order.getField(FIX::FIELD::ClOrdID);
    const auto& quantity = order.getField(FIX::FIELD::OrderQty);
    auto report = message("8");
    report.setField(FIX::FIELD::OrderID, "O-" + clOrdId);
    report.setField(FIX::FIELD::ClOrdID, clOrdId);
    report.setField(FIX::FIELD::ExecID, std::to_string(++executions));
    if (is(session, {"FIX.4.0", "FIX.4.1", "FIX.4.2"})) {
        report.setField(FIX::FIELD::ExecTransType, "0");
    }
    if (!is(session, {"FIX.4.0"})) {
        report.setField(FIX::FIELD::ExecType, "0");
        report.setField(FIX::FIELD::LeavesQty, quantity);
    }
    if (is(session, {"FIX.4.0", "FIX.4.1"})) {
        report.setField(FIX::FIELD::OrderQty, quantity);
        report.setField(FIX::FIELD::LastShares, "0");
        report.setField(FIX::FIELD::LastPx, "0");
    }
    report.setField(FIX::FIELD::OrdStatus, "0");
    report.setField(FIX::FIELD::Symbol, order.getField(FIX::FIELD::Symbol));
    report.setField(FIX::FIELD::Side, order.getField(FIX::FIELD::Side));
    report.setField(FIX::FIELD::CumQty, "0");
    report.setField(FIX::FIELD::AvgPx, "0");
    return report;
}

/// Answers each NewOrderSingle(D) with an ExecutionReport(8), and tells what comes. Called from QuickFIX's thread.
/// An initiator says who it is, an acceptor lets in nobody else, when there is a Username.
class Trading : public FIX::Application {
public:
    Trading(bool initiates, const std::string& username, const std::string& password)
        : initiates_(initiates), username_(username), password_(password) {}

    void onCreate(const FIX::SessionID&) override {}
    void onLogon(const FIX::SessionID&) override { event("LOGON"); }
    void onLogout(const FIX::SessionID&) override { event("LOGOUT"); }

    void toAdmin(FIX::Message& message, const FIX::SessionID&) override {
        if (initiates_ && !username_.empty() && isLogon(message)) {
            message.setField(FIX::FIELD::Username, username_);
            message.setField(FIX::FIELD::Password, password_);
        }
    }

    void toApp(FIX::Message&, const FIX::SessionID&) throw(FIX::DoNotSend) override {}

    void fromAdmin(const FIX::Message& message, const FIX::SessionID&)
        throw(FIX::FieldNotFound, FIX::IncorrectDataFormat, FIX::IncorrectTagValue, FIX::RejectLogon) override {
        if (!initiates_ && !username_.empty() && isLogon(message) && !isRight(message)) {
            throw FIX::RejectLogon("who are you?");
        }
        tellReject(message);
    }

    void fromApp(const FIX::Message& message, const FIX::SessionID& session)
        throw(FIX::FieldNotFound, FIX::IncorrectDataFormat, FIX::IncorrectTagValue, FIX::UnsupportedMessageType) override {
        const auto& type = message.getHeader().getField(FIX::FIELD::MsgType);
        if (type == "D") {
            event("ORDER " + message.getField(FIX::FIELD::ClOrdID));
            auto answer = report(message, session);
            FIX::Session::sendToTarget(answer, session);
        } else if (type == "8") {
            event("FILL " + message.getField(FIX::FIELD::ClOrdID));
        } else {
            tellReject(message);
        }
    }

private:
    static bool isLogon(const FIX::Message& message) { return message.getHeader().getField(FIX::FIELD::MsgType) == "A"; }

    bool isRight(const FIX::Message& logon) const {
        return logon.isSetField(FIX::FIELD::Username) && logon.getField(FIX::FIELD::Username) == username_
            && logon.isSetField(FIX::FIELD::Password) && logon.getField(FIX::FIELD::Password) == password_;
    }

    static void tellReject(const FIX::Message& message) {
        const auto& type = message.getHeader().getField(FIX::FIELD::MsgType);
        if (type == "3" || type == "j") {
            event("REJECT " + type + " " + (message.isSetField(FIX::FIELD::Text) ? message.getField(FIX::FIELD::Text) : ""));
        }
    }

    const bool initiates_;
    const std::string username_;
    const std::string password_;
};

/// One session, from `begin` to `end`.
class Counterparty {
public:
    explicit Counterparty(const std::string& file)
        : settings_(file),
          stores_(settings_),
          id_(*settings_.getSessions().begin()),
          trading_(setting("ConnectionType") == "initiator", setting("Username"), setting("Password")) {
        if (setting("ConnectionType") == "acceptor") {
            acceptor_.reset(new FIX::SocketAcceptor(trading_, stores_, settings_));
            acceptor_->start();
        } else {
            initiator_.reset(new FIX::SocketInitiator(trading_, stores_, settings_));
            initiator_->start();
        }
    }

    ~Counterparty() {
        if (acceptor_) acceptor_->stop(true);
        if (initiator_) initiator_->stop(true);
    }

    void obey(const std::string& line) {
        std::istringstream words(line);
        std::string command;
        words >> command;
        auto& session = *FIX::Session::lookupSession(id_);
        if (command == "orders") {
            std::string prefix;
            int count;
            words >> prefix >> count;
            for (int i = 1; i <= count; i++) {
                auto next = order(id_, prefix + std::to_string(i));
                FIX::Session::sendToTarget(next, id_);
            }
        } else if (command == "numbers") {
            event("NUMBERS " + std::to_string(session.getExpectedSenderNum()) + " " + std::to_string(session.getExpectedTargetNum()));
            return;
        } else if (command == "set") {
            int outbound;
            int inbound;
            words >> outbound >> inbound;
            session.setNextSenderMsgSeqNum(outbound);
            session.setNextTargetMsgSeqNum(inbound);
        } else if (command == "logout") {
            session.logout();
        } else if (command == "logon") {
            session.logon();
        } else if (command == "ask") {
            std::string testReqId;
            words >> testReqId;
            auto request = message("1");
            request.setField(FIX::FIELD::TestReqID, testReqId);
            FIX::Session::sendToTarget(request, id_);
        } else if (command == "reset") {
            auto logon = message("A");
            logon.setField(FIX::FIELD::EncryptMethod, "0");
            logon.setField(FIX::FIELD::HeartBtInt, "30");
            logon.setField(FIX::FIELD::ResetSeqNumFlag, "Y");
            if (is(id_, {"FIXT.1.1"})) {
                logon.setField(FIX::FIELD::DefaultApplVerID, session.getSenderDefaultApplVerID());
            }
            FIX::Session::sendToTarget(logon, id_);
        } else {
            throw std::runtime_error("unknown command " + command);
        }
        event("DONE " + command);
    }

private:
    /// Empty when it is not there.
    std::string setting(const std::string& key) const {
        const auto& all = settings_.get(id_);
        return all.has(key) ? all.getString(key) : "";
    }

    FIX::SessionSettings settings_;
    FIX::FileStoreFactory stores_;
    FIX::SessionID id_;
    Trading trading_;
    std::unique_ptr<FIX::SocketAcceptor> acceptor_;
    std::unique_ptr<FIX::SocketInitiator> initiator_;
};

}  // namespace

int main() {
    try {
        std::unique_ptr<Counterparty> counterparty;
        for (std::string line; std::getline(std::cin, line);) {
            if (line.rfind("begin ", 0) == 0) {
                counterparty.reset(new Counterparty(line.substr(6)));
                event("DONE begin");
            } else if (line == "end") {
                counterparty.reset();
                event("DONE end");
            } else if (counterparty) {
                counterparty->obey(line);
            } else {
                throw std::runtime_error("expected begin, got " + line);
            }
        }
    } catch (const std::exception& failed) {
        std::cerr << failed.what() << std::endl;
        return 1;
    }
}
