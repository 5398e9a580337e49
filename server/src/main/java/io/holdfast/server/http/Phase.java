package io.holdfast.server.http;

/** What a connection is doing; each phase has a deadline of its own. */
enum Phase {
  /** Nothing asked yet, or all answered. */
  IDLE,
  /** A request's line and headers arrive. */
  HEAD,
  /** A request's body arrives. */
  BODY,
  /** A request is in the works. */
  HANDLING,
  /** The client takes its answer. */
  ANSWERING,
  /** The client listens to an answer that goes on. */
  STREAMING,
  /** The last answer is out; what the client still sends is thrown away. */
  LINGERING
}
