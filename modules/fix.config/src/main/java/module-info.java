/**
 * Settings: typed, with a schema, read from files; engines that follow their files.
 *
 * @uses fix.engine.spi.AuthenticatorFactory who decides about Logons, by name
 * @uses fix.engine.spi.SessionProviderFactory who knows more sessions, by name
 */
module fix.config {
    requires transitive fix.crypto;
    requires transitive fix.engine;
    requires org.apache.commons.configuration2;

    exports fix.config;

    uses fix.engine.spi.AuthenticatorFactory;
    uses fix.engine.spi.SessionProviderFactory;
}
