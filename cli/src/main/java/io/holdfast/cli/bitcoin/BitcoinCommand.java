package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.EngineCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.json.Json;

/** A command on a mount of the bitcoin engine, which shows amounts in satoshi and bitcoin. */
abstract class BitcoinCommand extends EngineCommand {
  @Flag(names = "-mount", label = "<path>", help = "The engine's mount (bitcoin).")
  private String mount = "bitcoin";

  @Override
  protected final String mount() {
    return mount;
  }

  @Override
  protected final String cell(String name, Json value) {
    return Amount.cell(name, value);
  }
}
