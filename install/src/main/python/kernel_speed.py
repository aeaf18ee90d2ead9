"""Kernels side by side, one after another in each round: python kernel_speed.py ROUNDS NAME [NAME ...]

The names are those of installed kernelspecs, such as crema and python3. Needs jupyter_client and psutil. Before the
interrupts it waits until the kernel is quiet (in Crema, until libtorch has warmed up), so that the processor's use after
them is what they leave behind."""
import json
import queue
import statistics
import sys
import time

import psutil
from jupyter_client.manager import KernelManager

CODE = {
    "java": {
        "lines": 'for (int i = 0; i < 30000; i++) System.out.println("line " + i);',
        "sleep": "Thread.sleep(60000);",
        "loop": "while (true) { }",
        "complete": "Math.ab",
    },
    "python": {
        "lines": 'for i in range(30000): print("line", i)',
        "sleep": "import time; time.sleep(60)",
        "loop": "while True: pass",
        "complete": "math.fa",
        "prepare": "import math",
    },
}


class Kernel:
    def __init__(self, name):
        self.started = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()

    def since_start(self):
        return time.perf_counter() - self.started

    def info(self):
        """Asks until the kernel answers, and is heard on iopub: what is sent before may be lost."""
        while True:
            self.client.kernel_info()
            try:
                answer = self.client.get_shell_msg(timeout=0.2)["content"]
                self.client.get_iopub_msg(timeout=0.2)
                return answer
            except queue.Empty:
                pass

    def execute(self, code, timeout=120):
        """Runs a cell to its idle; gives the stdout and the reply."""
        asked = self.client.execute(code)
        return self.finish(asked, timeout)

    def finish(self, asked, timeout=120):
        printed = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"].get("msg_id") == asked:
                return "".join(printed), reply["content"]

    def process(self):
        return psutil.Process(self.manager.provisioner.process.pid)


def timed(action):
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def settle(kernel, patience=60):
    """Seconds until the kernel has used no processor for a second. A kernel may warm libraries in its first quiet
    moment, which is no work of the cells that are measured after it."""
    start = time.perf_counter()
    quiet_since, used = start, sum(kernel.process().cpu_times()[:2])
    while time.perf_counter() - quiet_since < 1.5 and time.perf_counter() - start < patience:
        time.sleep(0.25)
        now = sum(kernel.process().cpu_times()[:2])
        if now - used > 0.02:
            quiet_since, used = time.perf_counter(), now
    return time.perf_counter() - start


def interrupted(kernel, code):
    """Seconds from the interrupt to idle, and the share of one core used in the second after it."""
    asked = kernel.client.execute(code)
    time.sleep(1.0)
    seconds, _ = timed(lambda: (kernel.manager.interrupt_kernel(), kernel.finish(asked, 30)))
    time.sleep(0.5)
    before = sum(kernel.process().cpu_times()[:2])
    time.sleep(1.0)
    return seconds, sum(kernel.process().cpu_times()[:2]) - before


def measure(name):
    kernel = Kernel(name)
    found = {}
    info = kernel.info()
    found["kernel_info, s"] = kernel.since_start()
    kernel.execute("1+1")
    found["first 1+1, s"] = kernel.since_start()
    code = CODE[info["language_info"]["name"]]
    kernel.execute(code.get("prepare", "1"))
    found["1+1, ms"] = 1000 * statistics.median(timed(lambda: kernel.execute("1+1"))[0] for _ in range(50))
    text = code["complete"]
    completions = [timed(lambda: kernel.client.complete(text, len(text), reply=True, timeout=30))[0] for _ in range(20)]
    found["completion, ms"] = 1000 * statistics.median(completions)
    seconds, (printed, _) = timed(lambda: kernel.execute(code["lines"]))
    found["30,000 lines, s"] = seconds
    found["lines lost"] = 30000 - printed.count("\n")
    found["until quiet, s"] = settle(kernel)
    for what in ("sleep", "loop"):
        found[f"interrupt of a {what}, s"], found[f"CPU after it ({what})"] = interrupted(kernel, code[what])
    found["resident, MB"] = kernel.process().memory_info().rss / 1e6
    process = kernel.process()

    def shutdown():
        kernel.manager.request_shutdown()
        process.wait(30)

    found["exit, s"], _ = timed(shutdown)
    kernel.client.stop_channels()
    kernel.manager.cleanup_resources()
    return found


def main():
    rounds, names = int(sys.argv[1]), sys.argv[2:]
    results = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            results[name].append(measure(name))
    medians = {
        name: {what: statistics.median(row[what] for row in rows) for what in rows[0]} for name, rows in results.items()
    }
    width = max(len(what) for what in medians[names[0]])
    print(" " * width + "".join(f"{name:>14}" for name in names))
    for what in medians[names[0]]:
        print(f"{what:<{width}}" + "".join(f"{medians[name][what]:>14.3f}" for name in names))
    print(json.dumps(medians))


if __name__ == "__main__":
    main()
