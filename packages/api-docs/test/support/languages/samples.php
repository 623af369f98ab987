<?php
// Runs each of the programs that come as a list of texts, and writes of each the status that it got, or its error.
$run = function (string $code): string {
    $err = "";
    ob_start();
    try {
        eval("?>" . $code);
    } catch (\Throwable $error) {
        $err = (string) $error;
    }
    ob_end_clean();
    return $err === "" ? (string) curl_getinfo($curl, CURLINFO_RESPONSE_CODE) : $err;
};
echo json_encode(array_map($run, json_decode(stream_get_contents(STDIN))));
