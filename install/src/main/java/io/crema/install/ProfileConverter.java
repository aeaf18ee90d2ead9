package io.crema.install;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a profile's name in lower case. */
final class ProfileConverter implements ITypeConverter<Profile> {
    @Override
    public Profile convert(String name) {
        return Arrays.stream(Profile.values())
                .filter(profile -> profile.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no profile \"" + name + "\"; expected standard or classroom"));
    }
}
