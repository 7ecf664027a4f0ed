package fix.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the settings of QuickFIX/J, of QuickFIX in C++ and of QuickFIX/n, which a file may bear without being wrong; and what is said about those that we do not have. */
final class QuickFixSettings {

    /** QuickFIX numbers what may be given several times. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}$");

    private static final Set<String> NAMES = Set.of((
            "AcceptorTemplate AllowPosDup AllowUnknownMsgFields AllowedRemoteAddresses AppDataDictionary BeginString CheckCompID CheckLatency CipherSuites "
            + "ClosedResendInterval ConnectionType ContinueInitializationOnError DataDictionary DefaultApplVerID Description DisableHeartBeatCheck DisconnectOnError "
            + "DynamicSession EnableLastMsgSeqNumProcessed EnableNextExpectedMsgSeqNum EnabledProtocols EndDay EndTime EndpointIdentificationAlgorithm "
            + "FileIncludeMilliseconds FileIncludeTimeStampForMessages FileLogHeartbeats FileLogPath FileStoreMaxCachedMsgs FileStorePath FileStoreSync "
            + "FirstFieldInGroupIsDelimiter ForceResendWhenCorruptedStore HeartBeatTimeoutMultiplier HeartBtInt JdbcConnectionIdleTimeout JdbcConnectionKeepaliveTime "
            + "JdbcConnectionTestQuery JdbcConnectionTimeout JdbcDataSourceName JdbcDriver JdbcLogEventTable JdbcLogHeartBeats JdbcLogIncomingTable JdbcLogOutgoingTable "
            + "JdbcMaxActiveConnection JdbcMaxConnectionLifeTime JdbcMinIdleConnection JdbcPassword JdbcSessionIdDefaultPropertyValue JdbcStoreMessagesTableName "
            + "JdbcStoreSessionsTableName JdbcURL JdbcUser JndiContextFactory JndiProviderURL KeyManagerFactoryAlgorithm KeyStoreType LogMessageWhenSessionNotFound "
            + "LogonTag LogonTimeout LogoutTimeout MaxLatency MaxScheduledWriteRequests NeedClientAuth NonStopSession PersistMessages ProxyDomain ProxyHost ProxyPassword "
            + "ProxyPort ProxyType ProxyUser ProxyVersion ProxyWorkstation ReconnectInterval RefreshOnLogon RejectGarbledMessage RejectInvalidMessage "
            + "RejectMessageOnUnhandledException RequiresOrigSendingTime ResendRequestChunkSize ResetOnDisconnect ResetOnError ResetOnLogon ResetOnLogout "
            + "SLF4JLogErrorEventCategory SLF4JLogEventCategory SLF4JLogHeartbeats SLF4JLogIncomingMessageCategory SLF4JLogOutgoingMessageCategory "
            + "SLF4JLogPrependSessionID SNIHostName ScreenIncludeMilliseconds ScreenLogShowEvents ScreenLogShowHeartBeats ScreenLogShowIncoming ScreenLogShowOutgoing "
            + "SendRedundantResendRequests SenderCompID SenderLocationID SenderSubID SessionQualifier SleepycatDatabaseDir SleepycatMessageDbName "
            + "SleepycatSequenceDbName SocketAcceptAddress SocketAcceptPort SocketAcceptProtocol SocketConnectHost SocketConnectPort SocketConnectProtocol "
            + "SocketConnectTimeout SocketKeepAlive SocketKeyStore SocketKeyStorePassword SocketLinger SocketLocalHost SocketLocalPort SocketOobInline "
            + "SocketReceiveBufferSize SocketReuseAddress SocketSendBufferSize SocketSynchronousWriteTimeout SocketSynchronousWrites SocketTcpNoDelay "
            + "SocketTrafficClass SocketTrustStore SocketTrustStorePassword SocketUseSSL StartDay StartTime TargetCompID TargetLocationID TargetSubID "
            + "TestRequestDelayMultiplier TimeStampPrecision TimeZone TransportDataDictionary TrustManagerFactoryAlgorithm TrustStoreType UseDataDictionary UseJmx UseSNI "
            + "ValidateChecksum ValidateFieldsHaveValues ValidateFieldsOutOfOrder ValidateIncomingMessage ValidateSequenceNumbers ValidateUnorderedGroupFields "
            + "ValidateUserDefinedFields Weekdays").split(" "));

    /** Those that QuickFIX in C++ or QuickFIX/n has and QuickFIX/J has not. */
    private static final Set<String> OTHER_NAMES = Set.of((
            "CertificateVerifyLevel CertificationAuthoritiesFile CertificationAuthoritiesDirectory ClientCertificateFile ClientCertificateKeyFile DebugFileLogPath FileLogBackupPath "
            + "HttpAcceptPort IgnorePossDupResendRequests LogonDelay MaxMessagesInResendRequest MillisecondsInTimeStamp MySQLLogDatabase MySQLLogEventTable MySQLLogHost MySQLLogIncomingTable "
            + "MySQLLogOutgoingTable MySQLLogPassword MySQLLogPort MySQLLogUseConnectionPool MySQLLogUser MySQLStoreDatabase MySQLStoreHost MySQLStorePassword MySQLStorePort "
            + "MySQLStoreUseConnectionPool MySQLStoreUser OdbcLogConnectionString OdbcLogPassword OdbcLogUser OdbcStoreConnectionString OdbcStorePassword OdbcStoreUser PostgreSQLLogDatabase "
            + "PostgreSQLLogHost PostgreSQLLogPassword PostgreSQLLogPort PostgreSQLLogUseConnectionPool PostgreSQLLogUser PostgreSQLStoreDatabase PostgreSQLStoreHost PostgreSQLStorePassword "
            + "PostgreSQLStorePort PostgreSQLStoreUseConnectionPool PostgreSQLStoreUser PreserveMessageFieldsOrder ReceiveBufferSize SSLCACertificate SSLCertificate SSLCertificatePassword "
            + "SSLCheckCertificateRevocation SSLCipherSuite SSLEnable SSLProtocol SSLProtocols SSLRequireClientCertificate SSLServerName SSLValidateCertificates "
            + "SendBufferSize SendLogoutBeforeDisconnectFromTimeout ServerCertificateFile ServerCertificateKeyFile SocketIgnoreProxy SocketNodelay SocketReceiveTimeout SocketSendTimeout "
            + "TimestampPrecision UseLocalTime ValidateLengthAndChecksum").split(" "));

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("MaxMessagesInResendRequest", "use ResendRequestChunkSize"),
            Map.entry("MillisecondsInTimeStamp", "use TimeStampPrecision"),
            Map.entry("SocketNodelay", "use SocketTcpNoDelay"),
            Map.entry("TimestampPrecision", "use TimeStampPrecision"),
            Map.entry("ValidateLengthAndChecksum", "use ValidateChecksum"),
            Map.entry("FileStorePath", "use Store=sqlite and StorePath"),
            Map.entry("FileStoreSync", "use Durability=DISK"),
            Map.entry("JdbcURL", "use Store=sqlite and StorePath"),
            Map.entry("ForceResendWhenCorruptedStore", "a store that is damaged stops the session; nothing is papered over"),
            Map.entry("SocketSynchronousWriteTimeout", "use WriteTimeout"));

    /** What we do always: a file that asks for it gets it. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("SSLEnable", "N"),
            Map.entry("SocketNodelay", "Y"),
            Map.entry("SocketReuseAddress", "Y"),
            Map.entry("UseLocalTime", "N"));

    /** What protects, and would be missed silently. */
    private static final Map<String, String> PROTECTS = Map.of(
            "SSLEnable", "a plain connection in its place would expose the session; use SocketUseSSL",
            "SSLRequireClientCertificate", "without it anybody could log on; use NeedClientAuth",
            "UseLocalTime", "the session would begin and end at other times; use TimeZone");

    private QuickFixSettings() {
    }

    static Set<String> names() {
        return NAMES;
    }

    static boolean knows(String name) {
        return NAMES.contains(name) || OTHER_NAMES.contains(name) || NAMES.contains(NUMBER.matcher(name).replaceFirst(""));
    }

    /** Whether a setting that we do not have asks for what is done anyway. */
    static boolean isSoAnyway(String name, String value) {
        return value.equals(ALWAYS.get(name));
    }

    /** The settings that must not be ignored. */
    static List<String> protecting() {
        return PROTECTS.keySet().stream().sorted().toList();
    }

    /** What to do about a setting that we do not have, ready to follow "ignored"; "" when there is nothing to say. */
    static String instead(String name) {
        var hint = INSTEAD.get(name);
        return hint == null ? "" : ": " + hint;
    }

    /** Why a setting that we do not have must not be ignored; "" when it may be. */
    static String danger(String name, String value) {
        return value.equals("N") || value.isEmpty() ? "" : PROTECTS.getOrDefault(name, "");
    }
}
