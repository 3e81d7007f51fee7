import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way from the nodes to their database. Cut, it says nothing any more and refuses nothing either,
 * as a network does that swallows everything; mended, it lets what was open then end.
 */
final class Line implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean isCut;
  private boolean isOver;

  private Line(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static Line to(int port) throws IOException {
    var line = new Line(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  int port() {
    return door.getLocalPort();
  }

  void cut() {
    set(true);
  }

  /** What was open is closed, and new connections are let through. */
  void mend() throws IOException {
    for (var socket : open) {
      socket.close();
    }
    set(false);
  }

  private void set(boolean cut) {
    lock.lock();
    try {
      isCut = cut;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitWhole() throws InterruptedException {
    lock.lock();
    try {
      while (isCut && !isOver) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!isOver) {
      try {
        var near = door.accept();
        open.add(near);
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    try {
      awaitWhole();
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(far);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> carry(near, far));
      carry(far, near);
    } catch (IOException | InterruptedException gone) {
      close(near);
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      var bytes = new byte[16_384];
      for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        awaitWhole();
        out.write(bytes, 0, count);
      }
    } catch (IOException | InterruptedException gone) {
      // either end is gone, and so is the other
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException already) {
      // it is closed
    }
  }

  @Override
  public void close() {
    isOver = true;
    set(false);
    open.forEach(Line::close);
    try {
      door.close();
    } catch (IOException already) {
      // it is closed
    }
  }
}
