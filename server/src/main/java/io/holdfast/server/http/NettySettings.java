package io.holdfast.server.http;

/** Netty's settings that can only be given as system properties, before its first class loads. */
final class NettySettings {
  private NettySettings() {}

  /** Sets what the command line did not. */
  static void apply() {
    // Events of the flight recorder cost a start a tenth of a second of loading its classes.
    set("io.netty.jfr.enabled", "false");
    // Each buffer is released where it is made; the samples are for finding where it is not.
    set("io.netty.leakDetection.level", "disabled");
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
