package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.cli.json.MalformedJson;
import io.holdfast.cli.terminal.Terminal;

/** A policy's document in a file. */
final class PolicyFile {
  private PolicyFile() {}

  /** The document; {@code -} is standard input. */
  static Json.Obj read(String name, Terminal terminal) {
    try {
      if (JsonReader.read(FileArgument.read(name, terminal)) instanceof Json.Obj document) {
        return document;
      }
    } catch (MalformedJson e) {
      throw Failure.local(name + " is not JSON: " + e.getMessage());
    }
    throw Failure.local(name + " is not a JSON object");
  }
}
