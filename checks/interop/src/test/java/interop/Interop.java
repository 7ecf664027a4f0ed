package interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A scenario: run with each peer in each role, and a row of the matrix. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Pairings.class)
@ExtendWith(Matrix.class)
@interface Interop {
    /** In which versions; all of them unless told otherwise. */
    String[] versions() default {
        Versions.FIX40, Versions.FIX41, Versions.FIX42, Versions.FIX43, Versions.FIX44, Versions.FIX50, Versions.FIX50SP1, Versions.FIX50SP2
    };

    /** The setting that it is about, as the matrix names it. */
    String setting() default "";
}
