package io.holdfast.cli.command;

import io.holdfast.cli.http.Client;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.terminal.Terminal;

/** What a command works with. */
public record Session(Terminal terminal, Client client, Output output) {}
