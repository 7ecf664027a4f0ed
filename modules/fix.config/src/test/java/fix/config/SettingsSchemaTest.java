package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {

    @Test
    void everyConstantIsInTheSchemaOnce() {
        var constants = Stream.of(ConfigSettings.class, Settings.class, SecuritySettings.class, DialSettings.class, SocketSettings.class)
                .flatMap(list -> Arrays.stream(list.getFields())).filter(field -> Modifier.isStatic(field.getModifiers())).map(field -> {
            try {
                return (Setting<?>) field.get(null);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }).collect(Collectors.toSet());
        assertEquals(constants, new HashSet<>(SettingsSchema.all()));
        assertEquals(SettingsSchema.all().size(), SettingsSchema.all().stream().map(Setting::name).distinct().count());
    }

    @Test
    void whatIsSaidToBeQuickFixsIsAndTheRestIsNot() {
        for (var setting : SettingsSchema.all()) {
            assertEquals(setting.quickFix() != QuickFix.NEW, QuickFixSettings.names().contains(setting.name()), setting.name());
        }
    }

    @Test
    void everyDefaultIsAllowed() {
        for (var setting : SettingsSchema.all()) {
            if (setting.need() == Need.NONE) {
                assertDefaultReadsBack(setting);
            }
        }
    }

    private static <T> void assertDefaultReadsBack(Setting<T> setting) {
        assertEquals(setting.fallback(), setting.type().parse(setting.type().format(setting.fallback())), setting.name());
    }

    @Test
    void everySettingSaysWhatItMeans() {
        for (var setting : SettingsSchema.all()) {
            assertTrue(setting.meaning().endsWith("."), setting.name());
            assertFalse(setting.type().allowed().isBlank(), setting.name());
        }
    }

    @Test
    void theNearestWordIsNearOrNone() {
        assertEquals(Optional.of("HeartBtInt"), SettingsSchema.nearest("HeartBitInt"));
        assertEquals(Optional.of("SenderCompID"), SettingsSchema.nearest("SenderCompId"));
        assertEquals(Optional.of("ResetOnLogout"), SettingsSchema.nearest("RestOnLogout"));
        assertEquals(Optional.empty(), SettingsSchema.nearest("MyOwnSetting"));
        assertEquals(Optional.empty(), SettingsSchema.nearest("x".repeat(100_000)));
    }
}
