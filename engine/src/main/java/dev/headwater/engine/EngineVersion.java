package dev.headwater.engine;

/// Which Headwater this is.
public final class EngineVersion {
    private EngineVersion() {}

    /// The version of the jar, or `(not packaged)`.
    public static String text() {
        String version = EngineVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
