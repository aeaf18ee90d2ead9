"""The kernel's conformance, by Jupyter's own suite (jupyter_kernel_test), and its interrupt, by a test of our own.

Run by Debian's /usr/bin/python3, with JUPYTER_PATH naming the folder that holds kernels/crema.
"""

import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

KERNEL = "crema"


class ConformanceTest(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world")'
    code_stderr = 'System.err.println("oh, no")'
    code_generate_error = 'throw new IllegalStateException("on purpose")'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"crema"', "result": "crema"},
        {"code": "int four = 2 + 2;\nfour * 2", "result": "8"},
        {"code": "new int[] {1, 2}", "result": "[1, 2]"},
        {"code": "%%html\n<b>bold</b>", "result": "<b>bold</b>", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display("a text")', "mime": "text/plain"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1))", "mime": "image/png"},
        {"code": 'display(cellMagic("html", List.of(), "<b>bold</b>"))', "mime": "text/html"},
        {"code": 'display(cellMagic("markdown", List.of(), "**bold**"))', "mime": "text/markdown"},
        {"code": 'display(cellMagic("latex", List.of(), "$x^2$"))', "mime": "text/latex"},
        {"code": 'display(cellMagic("svg", List.of(), "<svg/>"))', "mime": "image/svg+xml"},
        {"code": 'display(cellMagic("javascript", List.of(), "1"))', "mime": "application/javascript"},
    ]
    code_page_something = "%lsmagic?"

    # A list of the suite's own attributes, so that none is forgotten when the suite gets another.
    optional = [
        name for name, value in vars(jupyter_kernel_test.KernelTests).items()
        if not name.startswith("_") and not callable(value) and not value
    ]

    complete_code_samples = ["1 + 1", "int one = 1;", "for (int i = 0; i < 3; i++) {\n  i++;\n}"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int sum = 1 +", "void hello() {"]
    invalid_code_samples = ["int int = 3;", "int two = 2 2;", "import = 3;", ")", 'String name = "crema;']

    completion_samples = [
        {"text": "System.o", "matches": {"out"}},
        {"text": "%lsm", "matches": {"lsmagic"}},
        {"text": "%maven --off", "matches": {"--offline"}},
        {"text": 'String greeting = "hello"; greeting.isEm', "matches": {"isEmpty()"}},
        {"text": "List.o", "matches": {"of("}},
    ]
    code_inspect_sample = "System.out"

    code_history_pattern = "int four*"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = "clearOutput(true)"

    def test_nothing_of_the_suite_is_left_out(self):
        for name in self.optional:
            self.assertTrue(getattr(self, name), name + " is not set, so a test of the suite is skipped")

    def test_a_question_mark_pages_what_a_java_name_is(self):
        self.flush_channels()
        reply, output = self.execute_helper(code="List.of?")
        self.assertEqual(output, [])
        page = reply["content"]["payload"][0]
        self.assertEqual(page["source"], "page")
        self.assertIn("of(", page["data"]["text/plain"])
        self.assertIn("text/html", page["data"])

    def test_an_error_says_what_was_thrown(self):
        self.flush_channels()
        reply, output = self.execute_helper(code=self.code_generate_error)
        self.assertEqual(reply["content"]["status"], "error")
        self.assertIn("IllegalStateException", reply["content"]["ename"])
        self.assertEqual(reply["content"]["evalue"], "on purpose")
        self.assertEqual(output[0]["msg_type"], "error")


class InterruptTest(unittest.TestCase):
    PATIENCE_SECONDS = 60

    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name=KERNEL, startup_timeout=self.PATIENCE_SECONDS)

    def tearDown(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def test_an_endless_loop_is_interrupted_within_a_second_and_the_next_cell_works(self):
        self.run_cell("1 + 1")  # so that the second below holds no start of the compiler
        busy = self.client.execute("while (true) {}")
        self.wait_until_it_runs(busy)

        asked = time.monotonic()
        self.manager.interrupt_kernel()
        reply = self.reply_to(busy)
        took = time.monotonic() - asked

        self.assertEqual(reply["content"]["status"], "error")
        self.assertLess(took, 1.0)
        self.assertEqual(self.run_cell("6 * 7")["content"]["status"], "ok")

    def run_cell(self, code):
        return self.reply_to(self.client.execute(code))

    def reply_to(self, message_id):
        while True:
            reply = self.client.get_shell_msg(timeout=self.PATIENCE_SECONDS)
            if reply["parent_header"].get("msg_id") == message_id:
                return reply

    def wait_until_it_runs(self, message_id):
        while True:
            message = self.client.get_iopub_msg(timeout=self.PATIENCE_SECONDS)
            if message["msg_type"] == "execute_input" and message["parent_header"].get("msg_id") == message_id:
                time.sleep(0.5)  # past the loop's compilation: no message tells when that is done
                return


if __name__ == "__main__":
    unittest.main(verbosity=2)
