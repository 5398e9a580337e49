package io.holdfast.scan.settings;

/** A settings file is wrong; the message names file, line and what to do. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
