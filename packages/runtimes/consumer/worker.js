import { calls } from "./calls.js";

export default {
  async fetch(request) {
    try {
      return Response.json(await calls(await request.json()));
    } catch (error) {
      return Response.json(String(error?.stack ?? error), { status: 500 });
    }
  },
};
